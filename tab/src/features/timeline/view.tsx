import { TimelineRegular } from '@fluentui/react-icons';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'timeline', title: strings.title, icon: <TimelineRegular />, order: 3, Component: lazyPart(() => import('./timeline.tsx')) });
