interface Follower {
  readonly onMove: (event: PointerEvent) => void;
  readonly onUp: () => void;
  readonly onCancel: () => void;
}

/** Follows one pointer wherever it goes, and none of the other fingers on the screen. @param signal ends with the drag */
export function followPointer(pointerId: number, { onMove, onUp, onCancel }: Follower, signal: AbortSignal): void {
  const listen = (type: 'pointermove' | 'pointerup' | 'pointercancel', heard: (event: PointerEvent) => void): void =>
    globalThis.addEventListener(type, (event) => {
      if (event.pointerId === pointerId) heard(event);
    }, { signal });
  listen('pointermove', onMove);
  listen('pointerup', onUp);
  listen('pointercancel', onCancel);
}
