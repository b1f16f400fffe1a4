import { h, setText } from "../../web/player/element.js";
import { icon } from "./icons.js";

/**
 * A file of a message. The cloud gives its address only to those with a token, so the page reads the same id from the
 * driving API; name and kind are known once that has answered.
 */
export function fileView(address: string): HTMLElement {
  const id = new URL(address, location.href).pathname.split("/").at(-1) ?? "";
  const href = `/sandbox/files/${id}`;
  const name = h("span", {}, "Attached file");
  const element = h("p", { class: "file-line" }, h("a", { class: "file", href, download: true }, icon("file"), name));
  fetch(href, { method: "HEAD" }).then(
    ({ headers }) => {
      const title = fileName(headers.get("content-disposition") ?? "");
      setText(name, title ?? "Attached file");
      if (headers.get("content-type")?.startsWith("image/"))
        element.prepend(h("img", { class: "picture", src: href, alt: title ?? "Picture" }));
    },
    // The link stays as it is: what the file is called is a nicety.
    () => undefined,
  );
  return element;
}

/** Names outside ASCII come percent-encoded beside a plain one (RFC 6266). */
function fileName(disposition: string): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : /filename="?([^";]+)/.exec(disposition)?.[1];
}
