import { Component, useCallback, type ReactNode } from 'react';
import { PartNotLoaded } from '../lazy-part.tsx';
import { strings } from '../strings.ts';
import { useNotices } from './notices.tsx';
import { ErrorMessage } from './state-message.tsx';

interface CatchProps {
  readonly children: ReactNode;
  /** What stands in place of what failed. @param tryAgain draws it once more */
  readonly instead: (error: Error, tryAgain: () => void) => ReactNode;
  readonly onError?: ((error: Error) => void) | undefined;
}

class Catch extends Component<CatchProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error) {
    if (error instanceof PartNotLoaded) error.renew();
    this.props.onError?.(error);
  }

  readonly #tryAgain = (): void => this.setState({ error: null });

  override render() {
    const { error } = this.state;
    return error ? this.props.instead(error, this.#tryAgain) : this.props.children;
  }
}

/** Shows a fault of this page, or a part of it that could not be loaded, in place of what failed. */
export function ErrorBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <Catch
      instead={(error, tryAgain) => error instanceof PartNotLoaded
        ? <ErrorMessage error={new Error(strings.partNotLoaded)} onRetry={tryAgain} />
        : <ErrorMessage error={new Error(strings.pageFailed(error.message))} onRetry={() => globalThis.location.reload()} />}
    >
      {children}
    </Catch>
  );
}

/**
 * Around a small part, such as a dialog: what fails there leaves the view as it is, and is said in a message.
 * @param onFail closes what was to be opened, so that it can be opened again
 */
export function PartBoundary({ children, onFail }: { readonly children: ReactNode; readonly onFail?: () => void }) {
  const { notify } = useNotices();
  const onError = useCallback((error: Error) => {
    notify({ key: 'part-failed', intent: 'error', text: error instanceof PartNotLoaded ? strings.partNotLoaded : strings.partFailed(error.message) });
    onFail?.();
  }, [notify, onFail]);
  return <Catch instead={() => null} onError={onError}>{children}</Catch>;
}
