import type { Browser, Page } from "playwright-core";
import { type SpawnedServer, spawnServer } from "../../support/spawnServer.ts";
import { ORGANISER_KEY } from "../../support/testServer.ts";
import { complaintsOf, launchBrowser, openPage, type Size } from "./browser.ts";
import { joinByCode } from "./phone.ts";

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

/** Starts a server and a browser, makes a workshop from a template and brings everyone in. */
export async function openFullRoom(
  template = "ideas-dots-decision",
  title = "Getting help after hours",
  env: Readonly<Record<string, string>> = {},
): Promise<FullRoom> {
  const server = await spawnServer({ env });
  const browser = await launchBrowser();
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
  const join = async (size: Size, name: string) => {
    const page = await open(`${server.url}/#${workshop.joinCode}`, size);
    await joinByCode(page, workshop.joinCode, { name });
    return page;
  };
  const [hostA, hostB, wall] = [
    await open(here(server, links.facilitate), "laptop"),
    await open(here(server, second.body.link), "laptop"),
    await open(here(server, links.screen), "wall"),
  ];
  const [laptop, ana, ben] = [
    await join("laptop", "Cam"),
    await join("phone", "Ana Otter"),
    await join("phone", "Ben"),
  ];
  for (const host of [hostA, hostB]) await host.locator(".console-top h1").waitFor();
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
