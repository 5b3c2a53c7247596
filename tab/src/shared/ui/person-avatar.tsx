import { Avatar, type AvatarProps } from '@fluentui/react-components';
import type { Viewer } from '../../../../src/api/roadmap.ts';

export type Person = Viewer['person'];

export interface PersonAvatarProps extends Pick<AvatarProps, 'size' | 'className'> {
  readonly person: Person;
  /** The name stands beside it: a screen reader need not hear it twice. */
  readonly isDecorative?: boolean;
}

/** A person's initials in a colour of their own, the same on every screen. */
export function PersonAvatar({ person, isDecorative = false, size = 24, className }: PersonAvatarProps) {
  return (
    <Avatar
      name={person.name}
      idForColor={person.id}
      color="colorful"
      size={size}
      {...(className !== undefined && { className })}
      {...(isDecorative && { 'aria-hidden': true, role: 'presentation' })}
    />
  );
}
