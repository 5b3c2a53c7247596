import { DocumentBulletListRegular } from '@fluentui/react-icons';
import { lazy } from 'react';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'plan', title: strings.title, icon: <DocumentBulletListRegular />, order: 4, Component: lazy(() => import('./plan-page.tsx')) });
