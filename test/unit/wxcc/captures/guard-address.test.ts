import { expect, test } from "vitest";
import { mayFetch } from "../../../../src/wxcc/captures/guard-address.js";

test.each(["https://cjp-media.s3.amazonaws.com/a/b.wav?X-Amz-Signature=1", "https://storage.example.com:8443/a"])(
  "%s may be fetched",
  (address) => {
    expect(mayFetch(address, false)).toBe(true);
  },
);

test.each([
  "http://cjp-media.s3.amazonaws.com/a",
  "https://169.254.169.254/latest/meta-data",
  "https://[::1]/a",
  "https://0x7f000001/a",
  "https://localhost/a",
  "https://printer.local/a",
  "https://metadata.google.internal/a",
  "https://name:password@storage.example.com/a",
  "file:///etc/passwd",
  "data:audio/wav;base64,",
  "no address",
])("%s may not", (address) => {
  expect(mayFetch(address, false)).toBe(false);
});

test("http is for a Contact Center that is itself reached by http", () => {
  expect(mayFetch("http://127.0.0.1:4000/storage/a", true)).toBe(true);
  expect(mayFetch("file:///etc/passwd", true)).toBe(false);
});
