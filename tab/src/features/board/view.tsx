import { BoardRegular } from '@fluentui/react-icons';
import { defineView } from '../define-view.ts';
import { Board } from './board.tsx';
import { strings } from './strings.ts';

// Not split off: it is what the tab opens with.
export default defineView({ id: 'board', title: strings.title, icon: <BoardRegular />, order: 1, Component: Board });
