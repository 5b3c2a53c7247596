import { DocumentBulletListRegular } from '@fluentui/react-icons';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'plan', title: strings.title, icon: <DocumentBulletListRegular />, order: 4, Component: lazyPart(() => import('./plan-page.tsx')) });
