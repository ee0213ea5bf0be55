import { useEffect, useState } from 'preact/hooks';

/** The time (milliseconds since 1970), read again every `period` milliseconds while the component is shown. */
export function useNow(period: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), period);
    return () => clearInterval(timer);
  }, [period]);
  return now;
}
