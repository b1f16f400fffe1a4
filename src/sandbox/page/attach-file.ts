import { h, setText } from "../../web/player/element.js";
import type { SaidFile } from "./api.js";
import { icon } from "./icons.js";

/** A button that chooses one file for the next message, and a chip that names it and takes it away again. */
export function createAttachFile() {
  const input = h("input", { type: "file", hidden: true, "data-testid": "attach-input", tabindex: -1 });
  const button = h("button", { type: "button", class: "attach", "aria-label": "Attach a file" }, icon("clip"));
  const name = h("span");
  const chip = h(
    "button",
    { type: "button", class: "attached", hidden: true, title: "Press to take it away" },
    name,
    icon("close"),
  );

  function draw() {
    const [file] = input.files ?? [];
    chip.hidden = !file;
    setText(name, file?.name ?? "");
  }
  function clear() {
    input.value = "";
    draw();
  }
  button.addEventListener("click", () => input.click());
  chip.addEventListener("click", () => {
    clear();
    button.focus();
  });
  input.addEventListener("change", draw);

  return {
    /** Before the box's send button. */
    button: h("span", { class: "attach-place" }, input, button),
    chip,
    clear,
    /** The chosen file as the driving API takes it. */
    async read(): Promise<SaidFile | undefined> {
      const [file] = input.files ?? [];
      if (!file) return undefined;
      return { name: file.name, ...(file.type ? { type: file.type } : {}), base64: await toBase64(file) };
    },
  };
}

/** Through a data address, because the browser has no other way for many bytes at once. */
function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("error", () => reject(reader.error));
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/, "")));
    reader.readAsDataURL(file);
  });
}
