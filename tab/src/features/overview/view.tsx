import { DataPieRegular } from '@fluentui/react-icons';
import { lazy } from 'react';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'overview', title: strings.title, icon: <DataPieRegular />, order: 1.5, Component: lazy(() => import('./overview.tsx')) });
