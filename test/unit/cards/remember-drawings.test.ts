import { expect, test } from "vitest";
import type { Card } from "../../../src/cards/card.js";
import { rememberDrawings } from "../../../src/cards/remember-drawings.js";

const card = (title: string): Card => ({ title, subtitle: [], blocks: [], actions: [], footer: [] });

function counting() {
  const drawn: string[] = [];
  const draw = rememberDrawings((each) => {
    drawn.push(each.title);
    return { title: each.title };
  });
  return { drawn, draw };
}

test("equal cards are drawn once, whoever made them", () => {
  const { drawn, draw } = counting();
  expect(draw(card("Queue stats"))).toBe(draw(card("Queue stats")));
  expect(drawn).toEqual(["Queue stats"]);
});

test("a card that differs in one letter is another drawing", () => {
  const { draw } = counting();
  expect(draw(card("as of 10:07")).title).toBe("as of 10:07");
  expect(draw(card("as of 10:08")).title).toBe("as of 10:08");
});

test("what is used stays, what was unused for longest is drawn anew", () => {
  const { drawn, draw } = counting();
  draw(card("forgotten"));
  for (let number = 0; number < 60; number++) {
    draw(card("used"));
    draw(card(`card ${number}`));
  }
  draw(card("used"));
  draw(card("forgotten"));
  expect(drawn.filter((title) => title === "used")).toHaveLength(1);
  expect(drawn.filter((title) => title === "forgotten")).toHaveLength(2);
});
