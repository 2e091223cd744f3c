/** How PDFKit writes; its types leave it out. */
interface Writing {
  _offset: number;
  _write(data: unknown): void;
  read(): Uint8Array | null;
  push(chunk: Uint8Array | null): boolean;
}
interface Content {
  write(chunk: unknown): void;
  finalize(): void;
}

/**
 * Collects what a document writes. It writes a line at a time, tens of thousands of them: as pieces of a stream of their own
 * they would take longer than what is in them.
 */
export function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const writing = doc as unknown as Writing;
  const head = writing.read();
  const chunks = head ? [head] : [];
  const lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) chunks.push(latin(lines.splice(0)));
  };
  return new Promise((resolve, reject) => {
    doc.on("error", reject);
    writing._write = (data) => {
      if (data instanceof Uint8Array) {
        flush();
        chunks.push(data);
        writing._offset += data.length;
      } else {
        const line = String(data);
        lines.push(line);
        writing._offset += line.length + 1;
      }
    };
    writing.push = (chunk) => {
      flush();
      if (chunk) chunks.push(chunk);
      else resolve(new Uint8Array(Buffer.concat(chunks)));
      return true;
    };
  });
}

/** Keeps the lines of a page as text until it is written. */
export function gatherContent(page: PDFKit.PDFPage): void {
  const { content } = page as unknown as { content: Content };
  const lines: string[] = [];
  const { write, finalize } = content;
  content.write = (line) => lines.push(String(line));
  content.finalize = () => {
    if (lines.length > 0) write.call(content, latin(lines));
    finalize.call(content);
  };
}

const latin = (lines: readonly string[]) => Buffer.from(`${lines.join("\n")}\n`, "latin1");
