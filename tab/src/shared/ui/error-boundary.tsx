import { Component, type ReactNode } from 'react';
import { strings } from '../strings.ts';
import { ErrorMessage } from './state-message.tsx';

/** Shows a fault of this page, or a part of it that could not be loaded, in place of what failed. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <ErrorMessage error={new Error(strings.pageFailed(error.message))} onRetry={() => globalThis.location.reload()} />;
  }
}
