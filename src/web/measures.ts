import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { AuditEntry } from "../store/audit.js";

/** What `/metrics` shows about this process. No label carries a person, a space or an org. */
export interface Measures {
  readonly registry: Registry;
  question(outcome: AuditEntry["outcome"], command: string, seconds: number): void;
  webexCall(call: { method: string; path: string; status: number }): void;
  wxccCall(call: { endpoint: string; status: number | string; ms: number }): void;
  /** A delivery of Contact Center at its webhook. */
  delivery(outcome: "taken" | "ignored" | "refused"): void;
  underWay(read: () => number): void;
}

/** Figures that begin at zero, in a registry of their own. */
export function createMeasures(options: { readonly processMetrics: boolean }): Measures {
  const registry = new Registry();
  if (options.processMetrics) collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: "floorwalker_questions_total",
    help: "Questions by command and outcome.",
    labelNames: ["command", "outcome"],
    registers: [registry],
  });
  const answering = new Histogram({
    name: "floorwalker_answer_seconds",
    help: "From the question to its answer being handed to Webex.",
    labelNames: ["command"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
    registers: [registry],
  });
  const webex = new Counter({
    name: "floorwalker_webex_calls_total",
    help: "Calls of Webex messaging by path and status; status 0 is no answer.",
    labelNames: ["method", "path", "status"],
    registers: [registry],
  });
  const wxcc = new Histogram({
    name: "floorwalker_contact_center_call_seconds",
    help: "Calls of Webex Contact Center by endpoint and status; a word instead of a status is no answer.",
    labelNames: ["endpoint", "status"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20],
    registers: [registry],
  });
  const deliveries = new Counter({
    name: "floorwalker_contact_center_events_total",
    help: "Events that Webex Contact Center delivered, by what became of them.",
    labelNames: ["outcome"],
    registers: [registry],
  });
  return {
    registry,
    delivery: (outcome) => deliveries.inc({ outcome }),
    question: (outcome, command, seconds) => {
      questions.inc({ outcome, command });
      answering.observe({ command }, seconds);
    },
    webexCall: (call) => webex.inc(call),
    wxccCall: ({ endpoint, status, ms }) => wxcc.observe({ endpoint, status }, ms / 1000),
    underWay: (read) => {
      new Gauge({
        name: "floorwalker_work_under_way",
        help: "Accepted events that are not finished.",
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
  };
}
