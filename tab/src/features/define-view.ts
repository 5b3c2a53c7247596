import type { ComponentType, LazyExoticComponent, ReactElement } from 'react';

/** A way to look at the roadmap. A feature folder with a `view.tsx` is registered by being there. */
export interface View {
  /** Stands in the address as `?view=`. */
  readonly id: string;
  readonly title: string;
  readonly icon: ReactElement;
  /** Position among the tabs. */
  readonly order: number;
  readonly Component: LazyExoticComponent<ComponentType> | ComponentType;
}

/** Declares a view as the default export of its `view.tsx`. */
export const defineView = (view: View): View => view;
