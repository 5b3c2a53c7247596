import { TextBulletListSquareRegular } from '@fluentui/react-icons';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'list', title: strings.title, icon: <TextBulletListSquareRegular />, order: 2, Component: lazyPart(() => import('./list.tsx')) });
