package org.wuxingspice.loop.cluster;

/**
 * A process of a cluster that runs passes.
 *
 * @param name that the cluster gives it
 * @param host where it runs
 * @param java version of its virtual machine
 * @param ngspice version, or why there is none
 * @param simulates whether it has a usable ngspice
 */
public record ClusterNode(
    String name, String host, String java, String ngspice, boolean simulates) {}
