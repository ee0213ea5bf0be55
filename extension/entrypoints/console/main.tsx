import { ConsolePage } from '../../ui/console/console-page.tsx';
import { showPage } from '../../ui/parts/show-page.tsx';

showPage(<ConsolePage />);
