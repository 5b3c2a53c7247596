import { TimelineRegular } from '@fluentui/react-icons';
import { lazy } from 'react';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'timeline', title: strings.title, icon: <TimelineRegular />, order: 3, Component: lazy(() => import('./timeline.tsx')) });
