import { Component, type ReactNode } from "react";
import { Icon } from "../../ui/Icon.tsx";

/** After a fault the page is drawn anew this often, in milliseconds: nobody stands at a projector to press a button. */
const AGAIN_MS = 5_000;

/** Keeps a fault in one page of the wall from ending it: the mark for a moment, then another try with what is shown by then. */
export class WallGuard extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };
  private timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.setState({ isBroken: false }), AGAIN_MS);
  }

  override componentWillUnmount() {
    clearTimeout(this.timer);
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="wall wall-blank">
        <Icon name="brand" />
      </main>
    );
  }
}
