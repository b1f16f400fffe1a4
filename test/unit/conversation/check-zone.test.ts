import { describe, expect, test } from "vitest";
import { checkZone, nearestZones } from "../../../src/conversation/check-zone.js";
import { Problem } from "../../../src/errors.js";

describe("a zone is known by its IANA name", () => {
  test.each([
    ["Europe/Paris", "Europe/Paris"],
    ["america/port_of_spain", "America/Port_of_Spain"],
    ["America/New York", "America/New_York"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["europe/kyiv", "Europe/Kyiv"],
    ["us/eastern", "US/Eastern"],
    ["utc", "UTC"],
    ["cet", "CET"],
  ])("%s is %s", (typed, zone) => {
    expect(checkZone(typed)).toBe(zone);
    expect(checkZone(zone)).toBe(zone);
  });

  test.each(["Mars/Base", "+02:00", "", "Europe", "x"])("%j is refused with a next step", (typed) => {
    expect(() => checkZone(typed)).toThrow(Problem);
  });

  test.each([
    ["paris", "Europe/Paris"],
    ["new york", "America/New_York"],
    ["Kolkata", "Asia/Kolkata"],
    ["Europe/Berln", "Europe/Berlin"],
    ["Lisbom", "Europe/Lisbon"],
  ])("%s was meant to be %s", (typed, zone) => {
    expect(nearestZones(typed)[0]).toBe(zone);
  });
});
