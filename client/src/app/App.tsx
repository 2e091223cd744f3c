import { type ComponentType, lazy, Suspense } from "react";
import { t } from "../i18n/t.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { useRoute } from "./route.ts";

type Page = ComponentType<{ workshopId: string | null }>;

// Each page is loaded when it is opened, so that a phone carries neither the canvas nor the console.
const PAGES: Record<string, Page> = {
  "": lazy(() => import("../features/join/JoinPage.tsx")),
  p: lazy(() => import("../features/participant/ParticipantPage.tsx")),
  facilitate: lazy(() => import("../features/console/ConsolePage.tsx")),
  screen: lazy(() => import("../features/projector/ProjectorPage.tsx")),
  view: lazy(() => import("../features/people/phone/ViewPage.tsx")),
  slip: lazy(() => import("../features/story/SlipPage.tsx")),
  desk: lazy(() => import("../features/desk/DeskPage.tsx")),
  programme: lazy(() => import("../features/programme/ProgrammePage.tsx")),
};

/** Chooses the page by its address. */
export function App() {
  const { page, workshopId } = useRoute();
  const Chosen = PAGES[page];
  return (
    <ErrorBoundary>
      <Suspense fallback={<Loading />}>{Chosen ? <Chosen workshopId={workshopId} /> : <NoPage />}</Suspense>
    </ErrorBoundary>
  );
}

/** Three still bars while a page is fetched. */
export function Loading() {
  return (
    <main className="bars" aria-busy="true">
      <p className="sr">{t("loading")}</p>
      <span />
      <span />
      <span />
    </main>
  );
}

function NoPage() {
  return (
    <main className="quiet-page">
      <h1>{t("lost.noPage")}</h1>
      <p>{t("lost.noPageLead")}</p>
      <a className="btn btn-main" href="/">
        {t("lost.toStart")}
      </a>
    </main>
  );
}
