import type { Answer, Ask, Command, Services } from "../command.js";
import { deleteSchedule } from "./delete-schedule.js";
import { editCard } from "./edit-card.js";
import { findOwnSchedule, findSchedule } from "./find-schedule.js";
import { readEdit } from "./read-edit.js";
import { readViews } from "./read-view.js";
import { runNow, testToMe } from "./run-now.js";
import { saveEdit } from "./save-edit.js";
import { scheduledCard } from "./scheduled-card.js";

/** What verbs about one schedule may use. */
export type ChangeServices = Pick<Services, "access" | "store" | "spaces" | "clock" | "schedules">;

/** `schedule <verb> <id> …`, behind the buttons of a schedule. */
interface Change {
  readonly id: string;
  /** What follows the id. */
  readonly words: readonly string[];
  readonly ask: Ask;
  readonly services: ChangeServices;
  readonly commands: readonly Command[];
}

const RUNS_SHOWN = 3;

async function show(title: string, id: string, { ask: { asker }, services }: Change): Promise<Answer> {
  const { record } = await findSchedule(id, asker, services);
  const [view] = await readViews([record], asker, services, RUNS_SHOWN);
  if (!view) throw new Error("a schedule that was found is not shown");
  return { card: scheduledCard(title, view) };
}

const verbs: Readonly<Record<string, (change: Change) => Promise<Answer>>> = {
  show: (change) => show("Schedule", change.id, change),

  async pause(change) {
    const { record } = await findOwnSchedule(change.id, change.ask.asker, change.services);
    const paused = {
      reason: "by-person" as const,
      at: change.services.clock.now(),
      byPersonId: change.ask.asker.personId,
    };
    await change.services.store.schedules.update(record.id, (old) => old && { ...old, paused });
    change.services.schedules.changed(record.id);
    return show("Paused", record.id, change);
  },

  async resume(change) {
    const { record } = await findOwnSchedule(change.id, change.ask.asker, change.services);
    const since = change.services.clock.now();
    await change.services.store.schedules.update(record.id, (old) => {
      if (!old?.paused) return old;
      const { paused: _, ...running } = old;
      return { ...running, since };
    });
    change.services.schedules.changed(record.id);
    return show("Resumed", record.id, change);
  },

  async run({ id, ask, services, commands }) {
    const found = await findOwnSchedule(id, ask.asker, services);
    return runNow(found, services, commands);
  },

  async test({ id, ask, services, commands }) {
    const found = await findSchedule(id, ask.asker, services);
    return testToMe(found, ask.asker, services, commands);
  },

  async edit({ id, ask, services }) {
    const { record } = await findOwnSchedule(id, ask.asker, services);
    const [view] = await readViews([record], ask.asker, services);
    if (!view) throw new Error("a schedule that was found is not shown");
    return { card: editCard(view) };
  },

  async save(change) {
    const { id, words, ask, services } = change;
    const { record } = await findOwnSchedule(id, ask.asker, services);
    const edit = readEdit(record.id, words, record);
    const members = await services.spaces.members(ask.asker.spaceId);
    const { changes } = await saveEdit(record.id, edit, { asker: ask.asker, members }, services);
    services.schedules.changed(record.id);
    return show(changes.length === 0 ? "Nothing to save" : "Schedule saved", record.id, change);
  },

  async delete({ id, words, ask, services }) {
    const { record } = await findOwnSchedule(id, ask.asker, services);
    return deleteSchedule(record, words[0]?.toLowerCase() === "confirm", services);
  },
};

/** The answer to `schedule pause kbxtrw` and the like; undefined when the words are a question to be scheduled. */
export function changeSchedule(
  ask: Ask,
  services: ChangeServices,
  commands: readonly Command[],
): Promise<Answer> | undefined {
  const [verb = "", id, ...words] = ask.sentence.args.split(" ");
  const act = Object.hasOwn(verbs, verb.toLowerCase()) ? verbs[verb.toLowerCase()] : undefined;
  return act && id !== undefined ? act({ id, words, ask, services, commands }) : undefined;
}
