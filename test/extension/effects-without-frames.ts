import { options } from 'preact';

// Effects wait for a frame, or for a clock that then asks for the frame back: both could come when the document of the
// file that drew is gone.
options.requestAnimationFrame = (effects) => void setTimeout(effects);
