import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readContact } from "../../../../src/wxcc/legacy/contact.js";
import { readAnswer, readOneRecord } from "../../../../src/wxcc/legacy/read-answer.js";
import { lengthUnit, momentUnit, readLength, readMoment } from "../../../../src/wxcc/legacy/read-times.js";
import { createRecord } from "../../../../src/wxcc/legacy/record.js";
import { signRequest } from "../../../../src/wxcc/legacy/sign-request.js";
import { readStep } from "../../../../src/wxcc/legacy/step.js";

const START = 1_784_041_205_331;
const csr = (more: object = {}) =>
  createRecord(
    Object.entries({
      sid: "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40",
      cstts: START,
      cetts: START + 290_000,
      ivrDuration: 12_000,
      queueDuration: 15_000,
      talkDuration: 250_000,
      holdDuration: 10_000,
      ...more,
    }),
  );

test("a request is signed as Cisco's guide has it", () => {
  const key = { userId: "admin1@example.com", apiKey: "demo-api-key-0001", tenantId: "42" };
  expect(signRequest(key)).toEqual({
    from: "admin1@example.com",
    authorization: "h0urMo6O3ZHAt/Yh7kKNIvV7rV0=;tenantId=42",
  });
});

describe("an answer", () => {
  const meta = (isComplete: boolean, found = 2) => ({
    lastAccessTimestamp: 1,
    numberOfRecordsFound: found,
    numberOfRecordsInDataset: 2,
    isComplete,
  });
  const columns = ["sid", "channelType__s"];

  test.each([
    [
      "lists",
      [
        ["a", "chat"],
        ["b", "N/A"],
      ],
    ],
    [
      "objects",
      [
        { sid: "a", channelType__s: "chat" },
        { sid: "b", channelType__s: null },
      ],
    ],
    ["texts of JSON lists", ['["a","chat"]', '["b","null"]']],
    ["texts of JSON objects", ['{"sid":"a","channelType__s":"chat"}', '{"sid":"b"}']],
    ["texts of CSV", ["a,chat", "b,"]],
  ])("may have its rows as %s", (_, data) => {
    const answer = readAnswer(JSON.stringify({ datasetMetadata: meta(true), columns, data }), 10);
    expect(answer).toMatchObject({ complete: true, found: 2 });
    expect(answer?.records.map((each) => [each.text("SID"), each.text("channelType")])).toEqual([
      ["a", "chat"],
      ["b", undefined],
    ]);
  });

  test("is as complete as it says, and where it says nothing, only when it is shorter than it could be", () => {
    const body = (datasetMetadata: unknown) =>
      JSON.stringify({
        datasetMetadata,
        columns,
        data: [
          ["a", "x"],
          ["b", "y"],
        ],
      });
    expect(readAnswer(body(meta(false)), 10)?.complete).toBe(false);
    expect(readAnswer(body(undefined), 3)?.complete).toBe(true);
    expect(readAnswer(body(undefined), 2)?.complete).toBe(false);
    expect(readAnswer(body({ numberOfRecordsFound: 9 }), 10)).toMatchObject({ complete: false, found: 9 });
    expect(readAnswer("sid,x\na,1\nb,2\n", 2)?.complete).toBe(false);
    expect(readAnswer("sid,x\na,1\nb,2\n", 3)?.complete).toBe(true);
  });

  test("keeps columns that nobody has heard of", () => {
    const [record] = readAnswer("sid,CAD_mood,new thing\na,glad,7\n", 10)?.records ?? [];
    expect(record?.fields).toEqual([
      { name: "sid", value: "a" },
      { name: "CAD_mood", value: "glad" },
      { name: "new thing", value: "7" },
    ]);
  });

  test("as CSV may have commas, quotation marks and line breaks in its cells, and a byte-order mark before it", () => {
    const [record, ...others] = readAnswer('\uFEFFsid,x\r\na,"1,""2""\n3"\r\n', 10)?.records ?? [];
    expect([record?.text("sid"), record?.text("x"), others]).toEqual(["a", '1,"2"\n3', []]);
  });

  test.each([
    ["a page of a proxy", "<html><body>Sign in, please</body></html>"],
    ["another shape", '{"error":"no"}'],
    ["more cells than columns", JSON.stringify({ columns: ["sid"], data: [["a", "b"]] })],
    ["rows that are numbers", JSON.stringify({ columns: ["sid"], data: [1] })],
    ["CSV with a row that is too long", "sid,x\na,1,2\n"],
    ["CSV in which a quotation mark never closes", 'sid,x\na,"1\n'],
  ])("is none when it is %s", (_, body) => {
    expect(readAnswer(body, 10)).toBeUndefined();
  });

  test("of one record is an object, a list with one, or two lines of CSV", () => {
    for (const body of ['{"sid":"a"}', '[{"sid":"a"}]', "sid,x\na,1\n"])
      expect(readOneRecord(body)?.text("sid")).toBe("a");
    for (const body of ["{}", "[]", "null", "", "sid,x\n"]) expect(readOneRecord(body)).toBeUndefined();
  });

  test("never fails, whatever comes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        readAnswer(body, 10);
        readOneRecord(body);
      }),
    );
  });
});

describe("times", () => {
  test("a moment's unit is known by its size", () => {
    expect([momentUnit(1_784_041_205), momentUnit(START)]).toEqual(["seconds", "milliseconds"]);
    expect(readMoment(createRecord([["cstts", "1784041205"]]), "cstts")).toBe(1_784_041_205_000);
    for (const value of [0, -1, "null", "soon"])
      expect(readMoment(createRecord([["cetts", value]]), "cetts")).toBeUndefined();
  });

  test("lengths that fill the time are milliseconds, lengths that fill a thousandth of it are seconds", () => {
    expect(lengthUnit([csr()])).toBe("milliseconds");
    const inSeconds = csr({ ivrDuration: 12, queueDuration: 15, talkDuration: 250, holdDuration: 10 });
    expect(lengthUnit([inSeconds])).toBe("seconds");
    expect(lengthUnit([csr(), inSeconds, inSeconds])).toBe("seconds");
    expect(lengthUnit([csr({ ivrDuration: 0, queueDuration: 0, talkDuration: 0, holdDuration: 0 })])).toBeUndefined();
    expect(
      lengthUnit([
        createRecord([
          ["cstts", START],
          ["cetts", START + 60_000],
          ["duration", 60],
        ]),
      ]),
    ).toBe("seconds");
  });

  test("either unit tells the same contact", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 5000 }), { minLength: 4, maxLength: 4 }), (seconds) => {
        const [menu = 0, wait = 0, talk = 0, hold = 0] = seconds;
        const total = menu + wait + talk + hold;
        const written = (factor: number) =>
          csr({
            cetts: START + total * 1000,
            ivrDuration: menu * factor,
            queueDuration: wait * factor,
            talkDuration: talk * factor,
            holdDuration: hold * factor,
          });
        const read = (record: ReturnType<typeof csr>) =>
          readContact(record, lengthUnit([record]) ?? "milliseconds", undefined);
        expect(read(written(1))).toEqual(read(written(1000)));
        expect(read(written(1))).toMatchObject({ menuMs: menu * 1000, waitMs: wait * 1000, talkMs: talk * 1000 });
      }),
    );
  });

  test("a negative length is not known, and named", () => {
    const record = csr({ queueDuration: -15_000 });
    expect(readLength(record, "queueDuration", "milliseconds")).toEqual({
      ms: null,
      odd: "queueDuration is negative in the record (-15000)",
    });
    expect(readContact(record, "milliseconds", undefined)).toMatchObject({
      waitMs: null,
      oddities: [expect.any(String)],
    });
  });
});

describe("records", () => {
  test("'null' and 'N/A' are nothing, in a number as in a text", () => {
    const contact = readContact(
      csr({ queueName: "N/A", agentName: "null", cetts: "null", talkDuration: "N/A" }),
      "milliseconds",
      undefined,
    );
    expect(contact).toMatchObject({ queueName: undefined, agentName: undefined, endedAt: undefined, talkMs: null });
  });

  test("without an id or a beginning there is no contact and no step", () => {
    expect(readContact(csr({ sid: "" }), "milliseconds", undefined)).toBeUndefined();
    expect(readContact(csr({ cstts: 0 }), "milliseconds", undefined)).toBeUndefined();
    expect(readStep(createRecord([["sid", "a-1784041205331-new"]]))).toBeUndefined();
  });

  test("a step without a state is named by its id, and the caller is the customer", () => {
    const step = readStep(
      createRecord([
        ["sid", "a-b-1784041205331-ivr-connected"],
        ["cstts", START],
      ]),
    );
    expect(step).toMatchObject({ event: "ivr-connected", to: undefined, next: undefined });
    expect(readContact(csr({ terminatingEnd: "caller" }), "milliseconds", undefined)?.endedBy).toBe("customer");
  });
});
