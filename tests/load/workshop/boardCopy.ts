import { type BoardContent, openBoard } from "@longtable/shared/board/board.doc";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import * as Y from "yjs";
import { type Hear, longtableDialect, longtableHeaders } from "../boards/dialect.ts";
import { type Line, openLine, type Traffic } from "../boards/wire.ts";

/** One device's own copy of a board, kept over its own socket through any number of drops. */
export interface BoardCopy {
  /** True once everything the server had when this line was opened is here. */
  isWhole(): boolean;
  content(): BoardContent;
  open(): void;
  /** Ends the line without a word, and stays away until `open`. */
  cut(): void;
}

interface BoardCopyOptions {
  port: number;
  token: string;
  boardId: string;
  traffic: Traffic;
}

const AGAIN_MS = 200;
const dialect = longtableDialect();

/** Updates are kept as they come and read when somebody looks: 200 documents at work would be the load's own limit. */
export function createBoardCopy({ port, token, boardId, traffic }: BoardCopyOptions): BoardCopy {
  let doc = new Y.Doc();
  let unread: Buffer[] = [];
  let line: Line | null = null;
  let isWanted = false;
  /** From the first try to the end of the line. */
  let isBusy = false;
  let isWhole = false;

  function read(): Y.Doc {
    const updates = unread;
    unread = [];
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return doc;
  }

  const hear: Hear = {
    onUpdate: (update) => unread.push(Buffer.from(update)),
    onWhole(update) {
      unread.push(Buffer.from(update));
      isWhole = true;
    },
  };

  function open(): void {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    const onOpen = (opened: Line) => {
      line = opened;
      if (!isWanted) return opened.cut();
      opened.listen((payload) => dialect.read(payload, hear));
      for (const frame of dialect.greet(Y.encodeStateVector(read()))) opened.send(frame);
    };
    const onClose = (code: number | null) => {
      line = null;
      isBusy = false;
      isWhole = false;
      if (code === CLOSE.accessChanged) [doc, unread] = [new Y.Doc(), []];
      if (isWanted) setTimeout(() => isWanted && open(), AGAIN_MS);
    };
    const path = `/boards/${boardId}`;
    openLine({ port, path, headers: longtableHeaders(token), traffic, onOpen, onClose }).catch(() => undefined);
  }

  return {
    open,
    isWhole: () => isWhole,
    content: () => openBoard(read()).content(),
    cut() {
      isWanted = false;
      isWhole = false;
      line?.cut();
    },
  };
}
