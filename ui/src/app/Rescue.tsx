// A screen that breaks says so, instead of leaving the window empty.

import { Component, type ReactNode } from "react";
import { trouble } from "../host";
import { Problem } from "../parts/Problem";

export class Rescue extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error) {
    trouble(error.stack ?? error.message);
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <div className="place-body">
        <Problem error={this.state.error} />
      </div>
    );
  }
}
