package org.wuxingspice.ngspice.simulator;

import java.util.concurrent.CompletableFuture;

/** A request in the queue, who follows it, and where its outcome goes. */
record Job(Request request, Listener listener, CompletableFuture<Outcome> answer) {}
