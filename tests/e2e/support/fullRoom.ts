import type { Browser, Page } from "playwright-core";
import { type SpawnedServer, spawnServer } from "../../support/spawnServer.ts";
import { ORGANISER_KEY } from "../../support/testServer.ts";
import { complaintsOf, launchBrowser, openPage, openSeat, type Size } from "./browser.ts";

/** A whole room: two facilitators, the projected page, a laptop and two phones, each a person of their own. */
export interface FullRoom {
  server: SpawnedServer;
  browser: Browser;
  workshopId: string;
  code: string;
  /** A facilitator's token of its own, for asking the server; nobody sits at it. */
  token: string;
  hostA: Page;
  hostB: Page;
  wall: Page;
  /** Cam, at a laptop. */
  laptop: Page;
  /** Ana Otter and Ben, on phones. */
  ana: Page;
  ben: Page;
  /** One more page, closed with the room. */
  open(url: string, size: Size): Promise<Page>;
  /** What any page complained about so far. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

/** How long a first page may take beside others on a busy machine. */
const READY = { timeout: 60_000 };

/** Starts a server and a browser, makes a workshop from a template and brings everyone in. */
export async function openFullRoom(
  template = "ideas-dots-decision",
  title = "Getting help after hours",
  env: Readonly<Record<string, string>> = {},
): Promise<FullRoom> {
  const [server, browser] = await Promise.all([spawnServer({ env }), launchBrowser()]);
  const pages: Page[] = [];
  const open = async (url: string, size: Size) => {
    const page = await openPage(browser, url, size);
    pages.push(page);
    return page;
  };
  const { workshop, links, tokens } = await server.api.createWorkshop({ template, title });
  const second = await server.api.request<{ token: string; link: string }>(
    "POST",
    `/api/workshops/${workshop.id}/seats`,
    {
      token: ORGANISER_KEY,
      body: { role: "facilitator" },
    },
  );
  // Seats are taken by the join page's own call, one after another; the page itself is proven where people join by it.
  const join = async (size: Size, alias: string) => {
    const seat = await server.api.join(workshop.joinCode, { alias });
    return async () => {
      const page = await openSeat(browser, server.url, size, { ...seat, joinCode: workshop.joinCode, title });
      pages.push(page);
      await page.locator(".seat-main").waitFor(READY);
      return page;
    };
  };
  const [cam, anaOtter, benOnPhone] = [
    await join("laptop", "Cam"),
    await join("phone", "Ana Otter"),
    await join("phone", "Ben"),
  ];
  const host = async (link: string) => {
    const page = await open(here(server, link), "laptop");
    await page.locator(".console-top h1").waitFor(READY);
    return page;
  };
  // Three at a time: each reads and compiles a page of its own.
  const [hostA, hostB, wall] = await Promise.all([
    host(links.facilitate),
    host(second.body.link),
    open(here(server, links.screen), "wall"),
  ]);
  const [laptop, ana, ben] = await Promise.all([cam(), anaOtter(), benOnPhone()]);
  return {
    server,
    browser,
    workshopId: workshop.id,
    code: workshop.joinCode,
    token: tokens.facilitator,
    hostA,
    hostB,
    wall,
    laptop,
    ana,
    ben,
    open,
    complaints: () => pages.flatMap((page) => complaintsOf(page)),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** A link as this machine reaches it: the server may name itself by another address. */
function here({ url }: SpawnedServer, link: string): string {
  const { pathname, hash } = new URL(link);
  return `${url}${pathname}${hash}`;
}
