/** Pictures that have been drawn, as many as fit into a number of bytes. */
export interface PictureCache {
  get(id: string): Buffer | undefined;
  put(id: string, picture: Buffer): void;
}

/** Drops what has not been looked at for longest; a picture larger than everything is not kept at all. */
export function createPictureCache(mostBytes: number): PictureCache {
  const pictures = new Map<string, Buffer>();
  let bytes = 0;

  function drop(id: string) {
    bytes -= pictures.get(id)?.length ?? 0;
    pictures.delete(id);
  }

  return {
    get(id) {
      const found = pictures.get(id);
      if (!found) return undefined;
      // A map keeps the order of insertion: what is looked at moves to the end.
      pictures.delete(id);
      pictures.set(id, found);
      return found;
    },
    put(id, picture) {
      drop(id);
      if (picture.length > mostBytes) return;
      pictures.set(id, picture);
      bytes += picture.length;
      for (const oldest of pictures.keys()) {
        if (bytes <= mostBytes) return;
        drop(oldest);
      }
    },
  };
}
