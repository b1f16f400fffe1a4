import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { openStage, type Stage } from "./open-stage.js";
import type { Look, Visit } from "./open-visit.js";

export interface StageOfFile {
  /** Only inside tests and hooks. */
  readonly stage: Stage;
  visit(look?: Look): Promise<Visit>;
}

/**
 * One sandbox and one browser for a test file. After each test no page of any visit may have written an error, broken its
 * content policy or asked another host for something.
 */
export function useStage(): StageOfFile {
  let stage: Stage | undefined;
  const visits: Visit[] = [];
  const opened = () => {
    if (!stage) throw new Error("the stage opens before the first test, not before");
    return stage;
  };

  beforeAll(async () => {
    stage = await openStage();
  });
  afterEach(() => {
    expect(visits.flatMap((visit) => visit.trouble)).toEqual([]);
  });
  afterAll(async () => {
    await stage?.close();
  });

  return {
    get stage() {
      return opened();
    },
    async visit(look) {
      const visit = await opened().visit(look);
      visits.push(visit);
      return visit;
    },
  };
}
