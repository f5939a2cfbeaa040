five sections of a ladder from a library, with parameters
.param section=1k total={5*section}
.include library/section.inc
v1 n0 0 ac 1 pulse(0 1 0 1u 1u 1m 2m)
x1 n0 n1 rc r={section}
x2 n1 n2 rc r={section}
x3 n2 n3 rc r='total/5'
x4 n3 n4 rc
x5 n4 n5 rc c=22n
.ac dec 10 1 100k
.tran 5u 4m
.end
