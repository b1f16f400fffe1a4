import type { Store } from "../../../src/store/store.js";
import * as sample from "./samples.js";

/** Puts a record of every kind into a store, some with a lifetime of an hour from `now`, and a few lines of audit trail. */
export async function fillStore(store: Store, now = sample.NOW): Promise<void> {
  const { NOW, org } = sample;
  const soon = { expiresAt: now + 3_600_000 };
  await store.orgs.put(org.id, org);
  await store.tokens.put(org.id, sample.tokens);
  await store.links.put(`space-1|${org.id}`, sample.link);
  await store.spaces.put("space-1", sample.space);
  await store.roles.put(`${org.id}|person-1`, sample.role);
  await store.tickets.put("ticket-1", sample.ticket, soon);
  await store.captureWaits.put("wait-1", sample.captureWait);
  await store.subscriptions.put(org.id, sample.subscription);
  await store.legacyKeys.put(org.id, sample.legacyKey);
  await store.schedules.put(sample.schedule.id, sample.schedule);
  await store.runs.put("schedule-1|2026-11-20", sample.run, soon);
  await store.alerts.put(sample.alert.id, sample.alert);
  await store.alertStates.put(sample.alert.id, sample.alertState);
  await store.siteChanges.put(sample.siteChange.id, sample.siteChange);
  await store.siteImports.put(sample.siteImport.id, sample.siteImport);
  await store.siteImportChunks.put("import-1|0", sample.siteImportChunk);
  await store.seen.put("message-1", { at: NOW }, soon);
  await store.seen.put("message-2", { at: NOW });
  await store.charts.put("chart-1", { chart: '{"kind":"bar","title":"Très naïve 📞 — “quoted”"}' }, soon);
  // Entries of one moment, and one that was appended later than it happened.
  await store.audit.append(sample.audited(NOW, { change: { what: "a site", before: { name: "Denver" } } }));
  await store.audit.append(sample.audited(NOW));
  await store.audit.append(sample.audited(NOW));
  await store.audit.append(sample.audited(NOW - 5, { orgId: org.id, outcome: "refused", code: "guest" }));
}
