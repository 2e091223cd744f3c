import { Component, type ReactNode } from "react";
import { t } from "../i18n/t.ts";

/** When a page breaks or could not be fetched: says what is kept and offers the one thing that helps. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="quiet-page">
        <h1>{t("lost.title")}</h1>
        <p>{t("lost.lead")}</p>
        <button type="button" className="btn btn-main" onClick={() => location.reload()}>
          {t("lost.again")}
        </button>
      </main>
    );
  }
}
