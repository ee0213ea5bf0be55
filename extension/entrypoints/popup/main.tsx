import { showPage } from '../../ui/parts/show-page.tsx';
import { PopupPage } from '../../ui/popup/popup-page.tsx';

showPage(<PopupPage />);
