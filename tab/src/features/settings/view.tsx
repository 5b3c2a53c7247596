import { SettingsRegular } from '@fluentui/react-icons';
import { lazy } from 'react';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'settings', title: strings.title, icon: <SettingsRegular />, order: 9, Component: lazy(() => import('./settings.tsx')) });
