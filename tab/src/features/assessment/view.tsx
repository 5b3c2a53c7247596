import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons';
import { lazyPart } from '../../shared/lazy-part.tsx';
import { defineView } from '../define-view.ts';
import { strings } from './strings.ts';

export default defineView({
  id: 'assessment',
  title: strings.title,
  icon: <ClipboardTaskListLtrRegular />,
  order: 2,
  Component: lazyPart(() => import('./assessment.tsx')),
});
