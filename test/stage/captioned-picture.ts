import type { BrowserContext } from 'playwright-core';

/** A picture and what is said above it. */
interface CaptionedPicture {
  png: Buffer;
  caption: string;
  /** Pixels of the whole. */
  width: number;
  height: number;
}

/** Puts a picture below its caption, as large as fits, on a quiet ground. */
export async function captionedPicture(
  context: BrowserContext,
  { png, caption, width, height }: CaptionedPicture,
): Promise<Buffer> {
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width, height });
    await page.setContent(`<!doctype html><style>
      body { margin: 0; height: 100vh; display: grid; grid-template-rows: auto 1fr; background: #e9ecf4; color: #1d2433;
        font: 600 ${Math.round(height / 32)}px/1.3 system-ui, sans-serif; text-align: center; overflow: hidden }
      p { margin: ${Math.round(height / 45)}px 0 }
      div { min-height: 0; padding: 0 ${Math.round(width / 60)}px ${Math.round(width / 60)}px }
      img { max-width: 100%; max-height: 100%; border-radius: 8px; box-shadow: 0 2px 14px #1d243340 }
    </style><p></p><div><img></div>`);
    await page.evaluate(
      async ({ source, words }) => {
        const [image, text] = [document.querySelector('img'), document.querySelector('p')];
        if (!image || !text) return;
        text.textContent = words;
        image.src = source;
        await image.decode();
      },
      { source: `data:image/png;base64,${png.toString('base64')}`, words: caption },
    );
    return await page.screenshot();
  } finally {
    await page.close();
  }
}
