'use client'

import { NoticeBar } from '#ui/notice-bar.tsx'

/** A page that failed: both languages, because the language of the person may be what could not be read. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <NoticeBar
      kind="bad"
      action={
        <button type="button" className="btn" onClick={reset}>
          もう一度読み込む / Try again
        </button>
      }
    >
      画面を表示できませんでした。記録済みの内容は失われていません。少し待ってから、もう一度お試しください。
      <br />
      This page could not be shown. Nothing that was recorded is lost. Please try again in a moment.
    </NoticeBar>
  )
}
