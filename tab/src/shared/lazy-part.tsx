import { lazy, type ComponentType, type ReactNode } from 'react';
import { registerPart } from './parts.ts';

/** A part of the tab that could not be fetched: without a connection, or after a deployment that replaced it. */
export class PartNotLoaded extends Error {
  override readonly name = 'PartNotLoaded';
  /** Has the part fetched anew when it is drawn next. */
  readonly renew: () => void;

  constructor(renew: () => void, options: ErrorOptions) {
    super('A part of the page could not be loaded.', options);
    this.renew = renew;
  }
}

/**
 * A component that is fetched when it is first drawn, or in idle time before. Suspends meanwhile; throws {@link PartNotLoaded}
 * to the boundary around it.
 */
export function lazyPart<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
  registerPart(load);
  const fetched = () => lazy(async () => {
    const { default: Loaded } = await load().catch((cause: unknown) => { throw new PartNotLoaded(renew, { cause }); });
    return { default: ({ props }: { readonly props: Props }): ReactNode => <Loaded {...props} /> };
  });
  let Newest = fetched();
  const renew = (): void => { Newest = fetched(); };
  return function Part(props: Props): ReactNode {
    return <Newest props={props} />;
  };
}
