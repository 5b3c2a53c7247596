import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons';
import { lazy } from 'react';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({
  id: 'assessment',
  title: strings.title,
  icon: <ClipboardTaskListLtrRegular />,
  order: 2,
  Component: lazy(() => import('./assessment.tsx')),
});
