import { SettingsRegular } from '@fluentui/react-icons';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({ id: 'settings', title: strings.title, icon: <SettingsRegular />, order: 9, Component: lazyPart(() => import('./settings.tsx')) });
