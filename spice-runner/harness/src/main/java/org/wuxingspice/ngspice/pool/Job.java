package org.wuxingspice.ngspice.pool;

import java.util.concurrent.CompletableFuture;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;

/** A request in the queue, who follows it, and where its outcome goes. */
record Job(Request request, Listener listener, CompletableFuture<Outcome> answer) {}
