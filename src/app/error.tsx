'use client'

import { NoticeBar } from '#ui/notice-bar.tsx'

/** A page that failed: both languages, because the language of the person may be what could not be read. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className="page narrow">
      <title>画面を表示できませんでした / This page could not be shown｜周知台帳</title>
      <h1>画面を表示できませんでした</h1>
      <p lang="en">This page could not be shown</p>
      <NoticeBar kind="bad">
        記録済みの内容は失われていません。少し待ってから、もう一度お試しください。
        <br />
        <span lang="en">Nothing that was recorded is lost. Please try again in a moment.</span>
        {error.digest ? (
          <>
            <br />
            照会用の番号 / Reference　{error.digest}
          </>
        ) : null}
      </NoticeBar>
      <div className="acts">
        <button type="button" className="btn btn-primary" onClick={reset}>
          もう一度読み込む / Try again
        </button>
        <a className="btn" href="/">
          ホーム / Home
        </a>
      </div>
    </main>
  )
}
