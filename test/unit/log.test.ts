import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createLog } from "../../src/log.js";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  const destination = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  write(createLog({ level: "debug", destination }));
  return text;
}

test("secrets are removed by name, at the top and inside", () => {
  const text = logged((log) =>
    log.info({ accessToken: "aaa-secret", grant: { refresh_token: "bbb-secret" } }, "stored"),
  );
  expect(text).toContain("stored");
  expect(text).not.toContain("secret");
});

test("a bearer token, a signed address and a phone number inside a free text are removed", () => {
  const text = logged((log) =>
    log.error(
      {
        err: new Error(
          "GET https://s3.example/x.wav?X-Amz-Signature=abc123&x=1 with Bearer NGY4YzE2.x_y for +1 303 555 0142",
        ),
      },
      "failed",
    ),
  );
  for (const leak of ["abc123", "NGY4YzE2", "555 0142"]) expect(text).not.toContain(leak);
});

test("times and ids survive the scrubbing", () => {
  const id = "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40";
  const line = logged((log) => log.info({ taskId: id, from: 1784041200000 }, "asked"));
  expect(JSON.parse(line)).toMatchObject({ taskId: id, from: 1784041200000 });
});
