'use client'

export default function GlobalError() {
  return (
    <html lang="ja">
      <body>
        <h1>周知台帳</h1>
        <p>画面を表示できませんでした。記録済みの内容は失われていません。少し待ってから開き直してください。</p>
        <p lang="en">
          This page could not be shown. Nothing that was recorded is lost. Please open it again in a moment.
        </p>
        <p>
          <a href="/">ホーム / Home</a>
        </p>
      </body>
    </html>
  )
}
