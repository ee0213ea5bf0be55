import './progress-bar.css';

/** How far a piece of work is, as a bar and in words. */
export function ProgressBar({ done, of, words }: { done: number; of: number; words: string }) {
  return (
    <div class="progress">
      <p role="status">{words}</p>
      <div
        class="progress-track"
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={done}
      >
        <div class="progress-done" style={{ width: `${of === 0 ? 0 : (done / of) * 100}%` }} />
      </div>
    </div>
  );
}
