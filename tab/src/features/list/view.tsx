import { TextBulletListSquareRegular } from '@fluentui/react-icons';
import { lazy } from 'react';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'list', title: strings.title, icon: <TextBulletListSquareRegular />, order: 2, Component: lazy(() => import('./list.tsx')) });
