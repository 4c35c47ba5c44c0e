# syntax=docker/dockerfile:1
FROM node:22-slim AS npm
WORKDIR /npm
COPY src/Dashboard/package.json src/Dashboard/package-lock.json src/Dashboard/.npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund

# The exact SDK: it decides a package version in the lock file.
FROM mcr.microsoft.com/dotnet/sdk:10.0.401 AS build
WORKDIR /source
COPY src/Directory.Build.props src/Directory.Packages.props src/BannedSymbols.txt src/
COPY src/Dashboard.Analysis/Dashboard.Analysis.csproj src/Dashboard.Analysis/packages.lock.json src/Dashboard.Analysis/
COPY src/Dashboard.Simulator/Dashboard.Simulator.csproj src/Dashboard.Simulator/packages.lock.json src/Dashboard.Simulator/
COPY src/Dashboard/Dashboard.csproj src/Dashboard/packages.lock.json src/Dashboard/npm.targets src/Dashboard/
RUN dotnet restore src/Dashboard --locked-mode
COPY .editorconfig ./
COPY src src
COPY wwwroot wwwroot
COPY --from=npm /npm/node_modules src/Dashboard/node_modules
# Newer than the lock file: the build then leaves npm alone, which this image does not have.
RUN touch src/Dashboard/node_modules/.npm-ci.stamp \
    && dotnet publish src/Dashboard --configuration Release --no-restore --output /app \
    && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=1654:1654 /data /data
# The root file system may be read-only: everything that is kept goes to /data, and no diagnostics socket is opened in /tmp.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Dashboard__DataFolder=/data \
    DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 8080
USER 1654
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["dotnet", "Dashboard.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "Dashboard.dll"]
