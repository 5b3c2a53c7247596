import { DataPieRegular } from '@fluentui/react-icons';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'overview', title: strings.title, icon: <DataPieRegular />, order: 1.5, Component: lazyPart(() => import('./overview.tsx')) });
