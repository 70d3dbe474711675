cask "medviewer" do
  arch arm: "arm64", intel: "x86_64"

  version "@VERSION@"
  sha256 arm:   "@SHA256 medviewer-@VERSION@-arm64.dmg@",
         intel: "@SHA256 medviewer-@VERSION@-x86_64.dmg@"

  url "@SITE@/releases/download/v#{version}/medviewer-#{version}-#{arch}.dmg"
  name "medviewer"
  desc "Offline drug reference"
  homepage "@SITE@"

  depends_on macos: ">= :ventura"

  app "medviewer.app"
  binary "#{appdir}/medviewer.app/Contents/MacOS/medviewer"

  zap trash: [
    "~/Library/Application Support/medviewer",
    "~/Library/Caches/medviewer",
  ]
end
